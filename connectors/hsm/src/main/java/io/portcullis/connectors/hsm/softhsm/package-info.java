/** SoftHSM 2: the lines it writes to syslog. */
package io.portcullis.connectors.hsm.softhsm;
