/**
 * Vault's PKI secrets engine as an authority (developer.hashicorp.com/vault/api-docs/secret/pki).
 */
package io.portcullis.connectors.ca.vault;
