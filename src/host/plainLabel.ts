/** A text of anyone's as a label in places where the editor would make icons of `$(name)`: they stay the letters they are. Of what makes no icon, as `$(date +%s)`, the editor would show the backslash as well. */
export function plainLabel(text: string): string {
  return text.replace(/\$\([a-z\d-]+(~[a-z]+)?\)/gi, '\\$&');
}
