/** Whose signal is it: from the names in a record to the one subject they mean. */
package io.portcullis.routes.resolve;
