"""Calls operations with boto3 and with the AWS CLI, and checks each answer against botocore's own model.

Its argument is the client, boto3 or cli. Reads a JSON object on standard input: `endpoint`, `region` and `steps`. Writes a JSON list: for
each step what is wrong with the answer, and members that this botocore does not know.
"""

import base64
import contextlib
import io
import json
import os
import re
import sys
import time

# The CLI has a botocore of its own, which it must find before the other one is there.
if sys.argv[1] == "cli":
    import awscli
    from awscli.clidriver import create_clidriver
else:
    import boto3

from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError

from checker import Checker

class Boto:
    def __init__(self, endpoint, region):
        config = Config(retries={"total_max_attempts": 1}, parameter_validation=True)
        self.connect = lambda service: boto3.client(service, region, endpoint_url=endpoint, config=config)
        self.clients = {}
        self.seen = {}
        self.version = boto3.__version__

    def knows_endpoint_url(self):
        return boto3.client("sts", "us-east-1").meta.endpoint_url == os.environ["AWS_ENDPOINT_URL"]

    def client(self, service):
        if service not in self.clients:
            client = self.clients[service] = self.connect(service)
            client.meta.events.register_last("response-received", lambda **had: self.seen.update(had))
        return self.clients[service]

    def call(self, service, name, parameters):
        client = self.client(service)
        checker = Checker(client.meta.service_model)
        method = xform_name(name)
        if not hasattr(client, method):
            return {"lacks": True}
        operation = client.meta.service_model.operation_model(name)
        self.seen.clear()
        error = None
        try:
            answer = getattr(client, method)(**decoded(parameters))
            consume(answer)
        except ClientError as refused:
            error, answer = refused.response["Error"]["Code"], refused.response
        except ParamValidationError as refused:
            return {"lacks": True, "why": str(refused).splitlines()[-1]}
        had = self.seen.get("response_dict") or {}
        status = had.get("status_code", 0)
        if error is None:
            checker.answer(operation, status, had.get("headers", {}), had.get("body"))
        else:
            checker.failure(client.meta.service_model, error, status)
        return {"error": error, "answer": answer, "wrong": checker.wrong, "unknown": checker.unknown}


class CommandLine:
    commands = {"codedeploy": "deploy"}

    def __init__(self, endpoint, region):
        self.driver = create_clidriver()
        self.version = awscli.__version__
        self.flags = ["--endpoint-url", endpoint, "--region", region, "--output", "json"]

    def knows_endpoint_url(self):
        client = self.driver.session.create_client("sts", region_name="us-east-1")
        return client.meta.endpoint_url == os.environ["AWS_ENDPOINT_URL"]

    def call(self, service, name, parameters):
        command = [self.commands.get(service, service), xform_name(name, "-")]
        given = ["--cli-input-json", plain(json.dumps(parameters))]
        if name == "Invoke":
            # What streams is written to a file, and has no JSON for its input.
            flags = {f"--{xform_name(flag, '-')}": value for flag, value in parameters.items() if flag != "Payload"}
            given = ["/tmp/answer", "--payload", parameters["Payload"]["$blob"]]
            given += [word for pair in flags.items() for word in pair]
        out, err = io.StringIO(), io.StringIO()
        out.buffer = io.BytesIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = self.driver.main([*command, *self.flags, *given])
            except SystemExit as left:
                status = left.code
        text, said = out.getvalue() + out.buffer.getvalue().decode(), err.getvalue()
        if status == 252 and re.search("Invalid choice|Found invalid choice|Unknown parameter", said):
            return {"lacks": True}
        code = re.search(r"An error occurred \((\w+)\)", said)
        if code is not None:
            return {"error": code[1], "wrong": [], "unknown": []}
        if status != 0:
            return {"error": None, "wrong": [f"ended with {status}: {said.strip()[-200:]}"], "unknown": []}
        return {"error": None, "answer": json.loads(text) if text.strip() else {}, "wrong": [], "unknown": []}


def plain(text):
    """The CLI takes blobs in base64."""
    return re.sub(r'\{"\$blob": ("[^"]*")\}', r"\1", text)


def decoded(value):
    if isinstance(value, dict):
        return base64.b64decode(value["$blob"]) if "$blob" in value else {k: decoded(v) for k, v in value.items()}
    return [decoded(one) for one in value] if isinstance(value, list) else value


def consume(answer):
    """Streams are read, so that what comes late is checked, too."""
    for name, part in answer.items():
        if hasattr(part, "read"):
            answer[name] = part.read().decode()
        elif type(part).__name__ == "EventStream":
            answer[name] = [str(list(event)) for event in part]


def look_up(value, saved):
    """Puts what earlier steps answered in place of `$name`."""
    if isinstance(value, dict):
        return {k: look_up(v, saved) for k, v in value.items()}
    if isinstance(value, list):
        return [look_up(one, saved) for one in value]
    return saved.get(value, value) if isinstance(value, str) else value


def keep(answer, path):
    for part in path.split("."):
        answer = answer[int(part)] if isinstance(answer, list) else answer[part]
    return answer


def main():
    told = json.load(sys.stdin)
    client = {"boto3": Boto, "cli": CommandLine}[sys.argv[1]](told["endpoint"], told["region"])
    saved, results = {}, []
    for step in told["steps"]:
        for attempt in range(100):
            done = client.call(step["service"], step["operation"], look_up(step["parameters"], saved))
            if done.get("error") != "ResourceConflictException" or step.get("error") == done["error"]:
                break
            time.sleep(0.1)
        with contextlib.suppress(KeyError, IndexError, TypeError):
            for name, path in step.get("save", {}).items():
                saved[f"${name}"] = keep(done["answer"], path)
        if not done.get("lacks") and done["error"] != step.get("error"):
            done["wrong"].append(f"ended with {done['error']}, not {step.get('error')}")
        done.pop("answer", None)
        results.append({**done, "service": step["service"], "operation": step["operation"]})
    os.environ["AWS_ENDPOINT_URL"] = told["endpoint"]
    knows = client.knows_endpoint_url()
    json.dump({"version": client.version, "knowsEndpointUrl": knows, "results": results}, sys.stdout)


main()
