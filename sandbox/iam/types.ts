/** An Amazon Resource Name: `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export type Arn = string
