"""Runs a job's tests in this interpreter: only for the project's own solutions, which are trusted."""
import io
import json
import sys
import time


def run_call(job, test):
    space = {"__name__": "solution"}
    exec(job["program"], space)
    function = space[job["functionName"]]
    start = time.perf_counter()
    value = function(*test["args"])
    return {"outcome": "returned", "elapsedMs": (time.perf_counter() - start) * 1000, "value": json.loads(json.dumps(value, allow_nan=False))}


def run_program(job, test):
    old = sys.stdin, sys.stdout
    sys.stdin, sys.stdout = io.StringIO(test["stdin"]), io.StringIO()
    try:
        start = time.perf_counter()
        exec(job["program"], {"__name__": "__main__"})
        return {"outcome": "returned", "elapsedMs": (time.perf_counter() - start) * 1000, "printed": sys.stdout.getvalue()}
    finally:
        sys.stdin, sys.stdout = old


def attempt(job, test):
    try:
        return run_call(job, test) if job["kind"] == "calls" else run_program(job, test)
    except Exception as error:
        return {"outcome": "raised", "elapsedMs": 0, "error": f"{type(error).__name__}: {error}"}


def main():
    sys.setrecursionlimit(20000)
    job = json.load(sys.stdin)
    try:
        job["program"] = compile(job["code"], "solution.py", "exec")
    except SyntaxError as error:
        json.dump({"syntax": {"line": error.lineno, "column": error.offset, "message": error.msg}}, sys.stdout)
        return
    json.dump({"tests": [attempt(job, test) for test in job["tests"]]}, sys.stdout)


main()
