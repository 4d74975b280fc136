/** A small NAS that speaks RFC 5176 on loopback, for the demo and for benchmarks. */
package io.portcullis.lab.nas;
