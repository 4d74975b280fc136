/** The command {@code portcullis lab}. */
package io.portcullis.lab;
