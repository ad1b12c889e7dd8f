package main

import (
	"context"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

type event struct {
	Name string `json:"name"`
}

type answer struct {
	Message string `json:"message"`
	Request string `json:"request"`
}

func handle(ctx context.Context, event event) (answer, error) {
	name := event.Name
	if name == "" {
		name = "world"
	}
	own, _ := lambdacontext.FromContext(ctx)
	return answer{Message: "Hello, " + name, Request: own.AwsRequestID}, nil
}

func main() {
	lambda.Start(handle)
}
