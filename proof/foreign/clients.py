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
import xml.etree.ElementTree as ElementTree

# The CLI has a botocore of its own, which it must find before the other one is there.
if sys.argv[1] == "cli":
    import awscli
    from awscli.clidriver import create_clidriver
else:
    import boto3

from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError

TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
NUMBERS = {"integer", "long", "float", "double"}


class Checker:
    """Compares what came with the shape that the model has for it."""

    def __init__(self, service):
        self.protocol = service.metadata["protocol"]
        self.wrong = []
        self.unknown = []

    def answer(self, operation, status, headers, body):
        expected = operation.http.get("responseCode", 200)
        shape = operation.output_shape
        members = shape.members if shape is not None else {}
        if not any(one.serialization.get("location") == "statusCode" for one in members.values()):
            if status != expected:
                self.wrong.append(f"status {status}, not {expected}")
        if "x-amzn-requestid" not in {name.lower() for name in headers}:
            self.wrong.append("no x-amzn-requestid")
        if shape is None or shape.serialization.get("payload") is not None or not isinstance(body, bytes):
            return
        if self.protocol == "query":
            root = ElementTree.fromstring(body)
            result = root.find(f"{namespace(root)}{operation.name}Result")
            if result is None:
                self.wrong.append(f"no {operation.name}Result")
            else:
                self.element(shape, result, operation.name)
            return
        if body:
            self.value(shape, json.loads(body), operation.name)
        elif any("location" not in one.serialization for one in members.values()):
            self.wrong.append("no body")

    def failure(self, service, code, status):
        """A code that the model has is answered with the model's status."""
        for shape in service.error_shapes:
            error = shape.metadata.get("error", {})
            if code in (shape.name, error.get("code")):
                expected = error.get("httpStatusCode", 400)
                if self.protocol != "json" and status != expected:
                    self.wrong.append(f"{code} has status {status}, not {expected}")
                return
        self.wrong.append(f"{code} is none of the service's errors")

    def value(self, shape, value, path):
        kind = shape.type_name
        if value is None:
            return
        if kind == "structure":
            if not isinstance(value, dict):
                return self.off(path, kind, value)
            names = {one.serialization.get("name", name): one for name, one in shape.members.items()}
            for name, part in value.items():
                if name in names:
                    self.value(names[name], part, f"{path}.{name}")
                else:
                    self.unknown.append(f"{shape.name}.{name}")
            for name in shape.required_members:
                where = shape.members[name].serialization
                if "location" not in where and where.get("name", name) not in value:
                    self.wrong.append(f"{path}.{name} is required, and absent")
        elif kind == "list":
            if not isinstance(value, list):
                return self.off(path, kind, value)
            for part in value:
                self.value(shape.member, part, f"{path}[]")
        elif kind == "map":
            if not isinstance(value, dict):
                return self.off(path, kind, value)
            for part in value.values():
                self.value(shape.value, part, f"{path}{{}}")
        elif kind == "boolean" and not isinstance(value, bool):
            self.off(path, kind, value)
        elif kind in NUMBERS | {"timestamp"} and (isinstance(value, bool) or not isinstance(value, (int, float))):
            self.off(path, kind, value)
        elif kind == "timestamp" and not 1.5e9 < value < 4e9:
            self.wrong.append(f"{path} is {value}: no seconds since 1970")
        elif kind in ("integer", "long") and value != int(value):
            self.off(path, kind, value)
        elif kind in ("string", "blob") and not isinstance(value, str):
            self.off(path, kind, value)
        elif kind == "string" and getattr(shape, "enum", None) and value not in shape.enum:
            self.unknown.append(f"{shape.name}={value}")

    def element(self, shape, element, path):
        kind = shape.type_name
        if kind == "structure":
            names = {one.serialization.get("name", name): one for name, one in shape.members.items()}
            for part in element:
                name = part.tag.removeprefix(namespace(part))
                if name in names:
                    self.element(names[name], part, f"{path}.{name}")
                else:
                    self.unknown.append(f"{shape.name}.{name}")
        elif kind == "list":
            for part in element:
                if part.tag.removeprefix(namespace(part)) != shape.member.serialization.get("name", "member"):
                    self.wrong.append(f"{path} has an item {part.tag}")
                self.element(shape.member, part, f"{path}[]")
        else:
            self.text(shape, element.text or "", path)

    def text(self, shape, text, path):
        kind = shape.type_name
        right = {"timestamp": TIME.match, "boolean": re.compile("^(true|false)$").match}
        right.update({one: re.compile(r"^-?[\d.eE+-]+$").match for one in NUMBERS})
        if kind in right and not right[kind](text):
            self.off(path, kind, text)

    def off(self, path, kind, value):
        self.wrong.append(f"{path} is no {kind}: {json.dumps(value)[:60]}")


def namespace(element):
    return element.tag[: element.tag.index("}") + 1] if element.tag.startswith("{") else ""


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
