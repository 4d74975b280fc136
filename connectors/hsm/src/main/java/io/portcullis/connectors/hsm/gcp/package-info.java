/** Google Cloud audit logs: Cloud KMS, Certificate Authority Service, IAM and logins. */
package io.portcullis.connectors.hsm.gcp;
