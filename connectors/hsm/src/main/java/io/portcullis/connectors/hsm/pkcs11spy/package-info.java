/**
 * OpenSC's pkcs11-spy: the log of every PKCS#11 call between a program and its module. It holds
 * PINs in clear, so only named fields are ever read out of it.
 */
package io.portcullis.connectors.hsm.pkcs11spy;
