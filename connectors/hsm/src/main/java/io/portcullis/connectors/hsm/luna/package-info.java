/** Thales Luna HSMs: the audit log of the HSM, the appliance's shell, and Luna Cloud HSM. */
package io.portcullis.connectors.hsm.luna;
