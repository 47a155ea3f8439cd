/** Code that works and that nobody wants to read. */
import type { CodeLanguage } from '../../../../src/main/ports/runner.ts';

const DEEP_PYTHON = `def solve(a):
    Res=[]
    tmp=0
    for i in range(len(a)):
        if a[i] != None:
            if a[i] > 0:
                if a[i] % 2 == 0:
                    if a[i] < 1000:
                        for jj in range(0, 3):
                            if a[i] not in Res:
                                Res.append(a[i]); tmp=tmp+1
    # for i in range(3):
    print(Res)
    return Res
    print(tmp)
`;
const CARELESS_PYTHON = `import re
import math
cnt=0

def DoIt(l=[], dict={}):
    global cnt
    try:
        foo = l
        data1 = dict
    except:
        pass
    if len(l) == 0: return None
    if cnt == None: cnt = 0
    Q = lambda x: x * 2
    if (cnt > 0) == True:
        return True
    else:
        return False

def solve(xs):
    return DoIt(xs)
`;
const DEEP_JAVASCRIPT = `function solve(a) {
  var res = [], tmp = 0;
  for (var i = 0; i < a.length; i++) {
    if (a[i] != undefined) {
      if (a[i] > 0) {
        if (a[i] % 2 == 0) {
          if (a[i] < 1000) {
            if (res.indexOf(a[i]) == -1) {
              res.push(a[i]); cnt = tmp
            }
          }
        }
      }
    }
  }
  // res.push(1);
  console.log(res);
  return res;
  console.log(tmp);
}
`;
const CARELESS_JAVASCRIPT = `var data1 = new Object();
function do_it(l) {
  try { data1.x = l; } catch (e) {}
  let foo = 1, Bar_baz = 2;
  if (l.length == 0) { return true } else { return false }
}
function solve(xs) {
  let arr1 = new Array();
  if (arr1 = xs) eval("1");
  return do_it(xs) == true;
}
`;

export const UGLY: readonly (readonly [CodeLanguage, string, string])[] = [
  ['python', 'deep nests', DEEP_PYTHON], ['python', 'careless habits', CARELESS_PYTHON],
  ['javascript', 'deep nests', DEEP_JAVASCRIPT], ['javascript', 'careless habits', CARELESS_JAVASCRIPT],
];
