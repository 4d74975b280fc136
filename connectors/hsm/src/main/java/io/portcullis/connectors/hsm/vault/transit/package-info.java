/**
 * Keys of the transit secrets engine of HashiCorp Vault and OpenBao: listed, and nothing else
 * (developer.hashicorp.com/vault/api-docs/secret/transit).
 */
package io.portcullis.connectors.hsm.vault.transit;
