/** Keys of Azure Key Vault and Managed HSM: disabled, enabled and looked at, never deleted. */
package io.portcullis.connectors.hsm.azure.keys;
