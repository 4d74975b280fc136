/** Who may ask the hub for what: persons, their roles, the tokens they prove themselves with. */
package io.portcullis.routes.people;
