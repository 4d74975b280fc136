/** Authorities that are told how to be asked: over HTTP, or by a program on this machine. */
package io.portcullis.connectors.ca.custom;
