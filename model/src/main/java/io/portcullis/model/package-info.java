/** The words of the house as plain records and pure functions: no framework, no clock, no I/O. */
package io.portcullis.model;
