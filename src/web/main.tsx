import { render } from 'preact';
import { App } from './app.tsx';
import './explorer.css';
import { keepFocus } from './keep-focus.ts';

const root = document.getElementById('explorer');
if (root !== null) {
  render(<App />, root);
  keepFocus(root);
}
