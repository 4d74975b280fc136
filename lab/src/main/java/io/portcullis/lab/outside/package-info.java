/** The hub, its authority and its topics as a stranger sees them, and how it is told. */
package io.portcullis.lab.outside;
