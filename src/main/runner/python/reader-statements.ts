/** Part of the reader: methods of its class that say what is wrong with one statement or expression. */
export const STATEMENTS = String.raw`        def read_comparison(self, node):
            for operator, right in zip(node.ops, node.comparators):
                if isinstance(operator, (ast.Eq, ast.NotEq)):
                    if is_constant(right, None) or is_constant(node.left, None):
                        self.say('none-equality', node.lineno)
                    elif is_constant(right, True, False) or is_constant(node.left, True, False):
                        self.say('bool-equality', node.lineno)
                    elif isinstance(node.left, ast.Call) and isinstance(node.left.func, ast.Name) and node.left.func.id == 'type':
                        self.say('type-equality', node.lineno)

        def read_index_loop(self, node):
            """for i in range(len(x)), where i is only good for x[i]."""
            def calls(call, name):
                return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == name and len(call.args) == 1
            if not (isinstance(node.target, ast.Name) and calls(node.iter, 'range') and calls(node.iter.args[0], 'len')):
                return
            items, name = ast.dump(node.iter.args[0].args[0]), node.target.id
            uses = [inner for part in node.body for inner in walk(part) if isinstance(inner, ast.Name) and inner.id == name]
            items_read = [
                inner for part in node.body for inner in walk(part)
                if isinstance(inner, ast.Subscript) and isinstance(inner.ctx, ast.Load) and isinstance(inner.slice, ast.Name) and inner.slice.id == name and ast.dump(inner.value) == items
            ]
            if uses and len(uses) == len(items_read):
                self.say('index-loop', node.lineno, name)

        def read_condition(self, node):
            if isinstance(node, ast.If) and isinstance(node.test, ast.Constant):
                self.say('constant-condition', node.lineno)
            if isinstance(node, ast.If) and len(node.body) == 1 and len(node.orelse) == 1:
                first, second = node.body[0], node.orelse[0]
                if isinstance(first, ast.Return) and isinstance(second, ast.Return) and is_constant(first.value, True, False) and is_constant(second.value, True, False):
                    self.say('bool-return', node.lineno)

        def read_block(self, block):
            for before, after in zip(block, block[1:]):
                if isinstance(before, ENDS):
                    self.say('unreachable', after.lineno)
                if before.end_lineno == after.lineno:
                    self.say('several-statements', after.lineno)
`;
