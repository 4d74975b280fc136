/** Which authority stands on which, until when, and what hangs on it. */
package io.portcullis.inventory.chain;
