# Terraform deploys the image: the workflow hands it the digest that was pushed, as TF_VAR_image_uri.
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "image_uri" {
  description = "The image by its digest, from the output image-uri"
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image_uri))
    error_message = "Name the image by its digest, so that a plan shows each change of it."
  }
}

resource "aws_iam_role" "hello_world" {
  name = "hello-world"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_lambda_function" "hello_world" {
  function_name = "hello-world"
  package_type  = "Image"
  image_uri     = var.image_uri
  role          = aws_iam_role.hello_world.arn
  memory_size   = 512
  publish       = true
}
