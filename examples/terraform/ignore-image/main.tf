# Terraform makes the function, and the action deploys to it: Terraform must not set its own image again.
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
  description = "The first image; later ones are ignored"
  type        = string
  default     = ""
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

  lifecycle {
    # Add environment where the action sets variables.
    ignore_changes = [image_uri]
  }
}
