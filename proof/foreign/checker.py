"""Checks an answer of AWS's against botocore's own model, before botocore parses it."""

import json
import re
import xml.etree.ElementTree as ElementTree

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
