/** AWS CloudHSM: the audit log of the HSMs themselves, as CloudWatch Logs holds it. */
package io.portcullis.connectors.hsm.cloudhsm;
