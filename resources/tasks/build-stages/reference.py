def build_stages(modules):
    waits_for = {}
    users = {name: [] for name in modules}
    for name, needs in modules.items():
        waits_for[name] = len(needs)
        for needed in needs:
            if needed not in users:
                return []
            users[needed].append(name)

    stages = []
    built = 0
    stage = sorted(name for name in modules if waits_for[name] == 0)
    while stage:
        stages.append(stage)
        built += len(stage)
        ready = []
        for name in stage:
            for user in users[name]:
                waits_for[user] -= 1
                if waits_for[user] == 0:
                    ready.append(user)
        stage = sorted(ready)
    return stages if built == len(modules) else []
