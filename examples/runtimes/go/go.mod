module example/hello-world

go 1.25

require github.com/aws/aws-lambda-go v1.49.0
