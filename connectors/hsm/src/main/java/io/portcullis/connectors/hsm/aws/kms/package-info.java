/** Keys of AWS KMS: listed, disabled, enabled and looked at, never deleted. */
package io.portcullis.connectors.hsm.aws.kms;
