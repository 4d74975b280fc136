/** Keys that key services list: what is common to all of them, and the form that is told in. */
package io.portcullis.connectors.hsm.listing;
