/** Part of the harness: facts of code out of its syntax tree and its comments. Nothing of the code is run. */
import { MAX_FACTS } from '../limits.ts';
import { STATEMENTS } from './reader-statements.ts';

/** Defines `read(request)`, which gives `CodeFacts`, or None where the code does not parse or is nested too deeply. */
export const READER = String.raw`
    import builtins, tokenize

    CONTROL = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
    LOOPS = (ast.For, ast.AsyncFor, ast.While)
    FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
    ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)
    BLOCKS = ('body', 'orelse', 'finalbody')
    BUILTINS = frozenset(name for name in dir(builtins) if name.islower())
    SMALLEST_COPY = 24
    LONGEST_COPY = 4
    walk, children = ast.walk, ast.iter_child_nodes

    def blocks_of(node):
        for field in BLOCKS:
            block = getattr(node, field, None)
            if isinstance(block, list) and block:
                yield block

    def is_constant(node, *values):
        return isinstance(node, ast.Constant) and any(node.value is value for value in values)

    def shape(node):
        """The tree as text without the names of variables, and its number of nodes."""
        if isinstance(node, ast.Name):
            return '_', 1
        if isinstance(node, ast.Constant):
            return repr_(node.value), 1
        parts, size = [type(node).__name__], 1
        for field, value in ast.iter_fields(node):
            for item in value if isinstance(value, list) else (value,):
                if isinstance(item, ast.AST):
                    text, count = shape(item)
                    parts.append(text)
                    size += count
                elif isinstance(item, str) and field in ('attr', 'name'):
                    parts.append(item)
        return '(' + ' '.join(parts) + ')', size

    class Facts:
        def __init__(self, source, tree):
            self.names, self.functions, self.issues, self.by_node = {}, [], [], {}
            self.loads, self.loose = collections.Counter(), set()
            self.lines, self.comments = set(), 0
            self.read_tokens(source)
            for node in walk(tree):
                self.read_node(node)
            self.nest(tree.body, 0, None)
            self.read_copies(tree)
            self.read_unused()

        def say(self, rule, line, detail=''):
            self.issues.append({'rule': rule, 'line': line, 'detail': str(detail)[:100]})

        def declare(self, name, kind, line):
            self.names.setdefault(name, {'name': name[:100], 'kind': kind, 'line': line})

        def read_tokens(self, source):
            for token in tokenize.generate_tokens(io.StringIO(source).readline):
                if token.type == tokenize.COMMENT:
                    self.comments += 1
                    self.read_comment(token.string.lstrip('# ').rstrip(), token.start[0])
                elif token.string.strip():
                    self.lines.update(range(token.start[0], token.end[0] + 1))

        def read_comment(self, text, line):
            try:
                body = ast.parse(text + ' pass' if text.endswith(':') else text).body
            except (SyntaxError, ValueError, MemoryError, RecursionError):
                return
            first = body[0] if body else None
            is_call = isinstance(first, ast.Expr) and isinstance(first.value, ast.Call)
            if is_call or isinstance(first, (ast.Assign, ast.AugAssign, ast.Return, ast.Import, ast.ImportFrom) + CONTROL + FUNCTIONS):
                self.say('commented-out', line)

        def read_node(self, node):
            if isinstance(node, ast.Name):
                if isinstance(node.ctx, ast.Load):
                    self.loads[node.id] += 1
                else:
                    self.declare(node.id, 'variable', node.lineno)
                    if isinstance(node.ctx, ast.Store) and node.id in BUILTINS:
                        self.say('shadows-builtin', node.lineno, node.id)
            elif isinstance(node, ast.Attribute):
                self.loads[node.attr] += 1
            elif isinstance(node, FUNCTIONS + (ast.Lambda,)):
                self.read_function(node)
            elif isinstance(node, ast.ClassDef):
                self.declare(node.name, 'class', node.lineno)
                for inner in node.body:
                    if isinstance(inner, FUNCTIONS):
                        self.loose.add(inner.name)
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                for alias in node.names:
                    self.declare((alias.asname or alias.name).partition('.')[0], 'import', node.lineno)
            elif isinstance(node, ast.Compare):
                self.read_comparison(node)
            elif isinstance(node, ast.ExceptHandler):
                if node.name:
                    self.declare(node.name, 'variable', node.lineno)
                if node.type is None:
                    self.say('bare-except', node.lineno)
                elif all(isinstance(inner, ast.Pass) for inner in node.body) and isinstance(node.type, ast.Name) and node.type.id in ('Exception', 'BaseException'):
                    self.say('swallowed-error', node.lineno)
            elif isinstance(node, ast.Global):
                self.say('global', node.lineno, ', '.join(node.names))
            elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and isinstance(node.operand, ast.Compare):
                if isinstance(node.operand.ops[0], (ast.In, ast.Is)):
                    self.say('negated-test', node.lineno)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == 'print':
                    self.say('debug-output', node.lineno)
                elif node.func.id in ('eval', 'exec'):
                    self.say('eval', node.lineno, node.func.id)
            if isinstance(node, LOOPS[:2] + (ast.comprehension,)):
                self.loose.update(inner.id for inner in walk(node.target) if isinstance(inner, ast.Name))
            if isinstance(node, (ast.Tuple, ast.List)) and isinstance(node.ctx, ast.Store):
                self.loose.update(inner.id for inner in walk(node) if isinstance(inner, ast.Name))
            if isinstance(node, ast.For):
                self.read_index_loop(node)
            if isinstance(node, (ast.If, ast.While)):
                self.read_condition(node)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda) and isinstance(node.targets[0], ast.Name):
                self.say('named-lambda', node.lineno, node.targets[0].id)
            for block in blocks_of(node) if not isinstance(node, (ast.Lambda, ast.IfExp)) else ():
                self.read_block(block)

        def read_function(self, node):
            args = node.args
            for arg in args.posonlyargs + args.args + args.kwonlyargs + [one for one in (args.vararg, args.kwarg) if one]:
                self.declare(arg.arg, 'parameter', arg.lineno)
            for default in args.defaults + [one for one in args.kw_defaults if one]:
                made = isinstance(default, ast.Call) and isinstance(default.func, ast.Name) and default.func.id in ('list', 'dict', 'set')
                if made or isinstance(default, (ast.List, ast.Dict, ast.Set)):
                    self.say('mutable-default', default.lineno)
            if isinstance(node, FUNCTIONS):
                self.declare(node.name, 'function', node.lineno)
                length = sum(1 for line in range(node.lineno, node.end_lineno + 1) if line in self.lines)
                parameters = len(args.posonlyargs + args.args + args.kwonlyargs)
                self.by_node[node] = {'name': node.name[:100], 'line': node.lineno, 'length': length, 'parameters': parameters, 'depth': 0, 'depthLine': node.lineno}
                self.functions.append(self.by_node[node])

${STATEMENTS}
        def nest(self, block, depth, function):
            for statement in block:
                inner, owner = depth, function
                if isinstance(statement, FUNCTIONS):
                    owner = self.by_node[statement]
                    inner = 0
                elif isinstance(statement, CONTROL):
                    inner = depth + 1
                    if owner is None:
                        owner = {'name': '', 'line': 1, 'length': 0, 'parameters': 0, 'depth': 0, 'depthLine': 1}
                        self.functions.append(owner)
                    if inner > owner['depth']:
                        owner['depth'], owner['depthLine'] = inner, statement.lineno
                for inside in blocks_of(statement):
                    # An elif is not deeper than its if.
                    is_elif = isinstance(statement, ast.If) and inside is statement.orelse and len(inside) == 1 and isinstance(inside[0], ast.If)
                    self.nest(inside, depth if is_elif else inner, owner)
                for part in getattr(statement, 'handlers', []) + getattr(statement, 'cases', []):
                    self.nest(part.body, inner, owner)

        def read_copies(self, tree):
            seen, told = {}, set()
            for node in walk(tree):
                for block in blocks_of(node) if not isinstance(node, (ast.Lambda, ast.IfExp)) else ():
                    shapes = [shape(statement) for statement in block]
                    for start in range(len(block)):
                        for count in range(min(LONGEST_COPY, len(block) - start), 0, -1):
                            part = shapes[start:start + count]
                            if sum(size for _, size in part) < SMALLEST_COPY:
                                break
                            line, end = block[start].lineno, block[start + count - 1].end_lineno
                            first = seen.setdefault('\n'.join(text for text, _ in part), (line, end))
                            if (first[1] < line or end < first[0]) and not told.intersection(range(line, end + 1)):
                                told.update(range(line, end + 1))
                                self.say('repeated', max(line, first[0]), min(line, first[0]))

        def read_unused(self):
            for name, known in self.names.items():
                if self.loads[name] == 0 and known['kind'] in ('variable', 'function', 'import', 'class') and name not in self.loose and not name.startswith('_'):
                    self.say('unused', known['line'], name)

    def read(request):
        try:
            facts = Facts(request['code'], ast.parse(request['code'], FILE))
        except (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError, tokenize.TokenError):
            return None
        limit = ${MAX_FACTS}
        return {'names': list(facts.names.values())[:limit], 'functions': facts.functions[:limit], 'issues': facts.issues[:limit], 'comments': facts.comments}
`;
