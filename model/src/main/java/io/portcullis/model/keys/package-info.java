/** What is known of a key, put together for people: the card, the list, the control matrix. */
package io.portcullis.model.keys;
