/**
 * What runs in the child process beside the vendor's native library. It knows PKCS#11 and a line
 * protocol, and nothing of the hub, so that its class path stays short.
 */
package io.portcullis.connectors.hsm.pkcs11.worker;
