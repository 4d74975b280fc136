/** Azure Key Vault and Azure Managed HSM: audit events, and the notices of Event Grid. */
package io.portcullis.connectors.hsm.azure;
