/** HashiCorp Vault and OpenBao: the audit device's requests and responses. */
package io.portcullis.connectors.hsm.vault;
