/** Certificates as people keep lists of them: what each one is, and what is told of it. */
package io.portcullis.inventory;
