export default function WelcomePage() {
  return <h1>Create your organisation</h1>;
}
