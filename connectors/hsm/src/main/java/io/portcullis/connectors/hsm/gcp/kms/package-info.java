/** Keys of Google Cloud KMS: listed, and nothing else. */
package io.portcullis.connectors.hsm.gcp.kms;
