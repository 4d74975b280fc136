/**
 * Keys behind PKCS#11 (OASIS PKCS#11 v2.40): made unusable and usable again, in a child process.
 */
package io.portcullis.connectors.hsm.pkcs11;
