/** AWS CloudTrail: KMS, CloudHSM, certificates, IAM, STS and logins, as management events tell. */
package io.portcullis.connectors.hsm.aws;
