/** Entrust nShield HSMs: audit log in Common Event Format, firmware before 13.5. */
package io.portcullis.connectors.hsm.nshield;
