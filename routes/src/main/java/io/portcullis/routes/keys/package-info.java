/** Keys for people: the card on one screen, the list, the control matrix as a page and a table. */
package io.portcullis.routes.keys;
