def build_stages(modules):
    built = set()
    stages = []
    while len(built) < len(modules):
        stage = []
        for name in modules:
            if name in built:
                continue
            is_ready = True
            for needed in modules[name]:
                if needed not in built:
                    is_ready = False
                    break
            if is_ready:
                stage.append(name)
        if not stage:
            return []
        stage.sort()
        stages.append(stage)
        built.update(stage)
    return stages
