/** YubiHSM 2: its audit log as yubihsm-shell prints it, with the chain of hashes checked. */
package io.portcullis.connectors.hsm.yubihsm2;
