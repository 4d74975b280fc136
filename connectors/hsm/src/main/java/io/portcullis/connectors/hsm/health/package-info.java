/** Network HSMs: tamper, zeroisation and health, in a small set of syslog lines. */
package io.portcullis.connectors.hsm.health;
